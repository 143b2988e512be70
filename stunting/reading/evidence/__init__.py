"""Why a number was read as it was: identities, words, marks and shapes, settled together."""
