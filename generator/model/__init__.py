"""The content of a handbook as frozen values, without behaviour."""
