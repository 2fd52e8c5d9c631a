"""The register's migrations, oldest first in `versions`."""
