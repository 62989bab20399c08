"""A fingerprint of a text that stays nearly the same when the text changes a little."""

from __future__ import annotations

import hashlib
import re

import numpy as np

BITS = 64


def simhash(text: str) -> str:
    """16 hex: Charikar's simhash over pairs of neighbouring words; near copies differ in few bits."""
    words = re.findall(r"\w+", text.lower())
    pairs = {" ".join(pair) for pair in zip(words, words[1:], strict=False)} or set(words)
    if not pairs:
        return "0" * 16
    digests = b"".join(hashlib.blake2b(pair.encode(), digest_size=8).digest() for pair in pairs)
    bits = np.unpackbits(np.frombuffer(digests, dtype=np.uint8)).reshape(-1, BITS)
    majority = bits.sum(axis=0, dtype=np.int64) * 2 > len(bits)
    return np.packbits(majority).tobytes().hex()
