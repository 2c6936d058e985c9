"""The ledger room: the only part of Tumen that touches a database. See :class:`tumen.ledger.store.Ledger`."""
