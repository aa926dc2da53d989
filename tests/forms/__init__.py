"""Tests of the printed sheets: real PDFs, read back."""
