"""Values become the files of a site."""
