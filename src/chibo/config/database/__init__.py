"""Keep the PostgreSQL that comes with Chibo: started with the first process that needs it, stopped with the last."""
