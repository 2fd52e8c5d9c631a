"""Import: a file is tried first, every bad row shown with its reason; then its good rows come in, all or none."""
