"""Charts, drawn on the server: one SVG that a page, a Word document and a PDF show alike."""
