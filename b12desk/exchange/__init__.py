"""Text and spreadsheets in and out: values in, text out, and back. It knows no register, no screen and no clock."""
