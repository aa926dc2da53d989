"""Tests of the generator, on real MkDocs, real Chromium and real Typst."""
