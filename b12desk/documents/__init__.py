"""What the desk prints: values in, PDF bytes out."""
