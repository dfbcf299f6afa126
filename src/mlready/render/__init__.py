"""One module a format: values in, one text out."""
