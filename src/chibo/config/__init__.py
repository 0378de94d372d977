"""Put the wings together: settings, addresses, the database server, the chibo command."""
