"""The live server: builds on save, reloads the open page."""
