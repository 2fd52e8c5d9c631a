"""The commands, thin over the services: arguments in, one JSON document or plain lines out."""
