"""Stock: the batches on the shelf, what is done to them, and who received one."""
