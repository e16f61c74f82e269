"""Words of streams under each design, from the definitions alone and in whole numbers of any size.

It shares nothing with Casus: Philox4x32-10 is written from Salmon, Moraes, Dror and Shaw (2011), FNV-1a from its
description, the Sobol' points from the table new-joe-kuo-6.21201 of Joe and Kuo (2008), and keys, scrambling and
shuffling from the comments on DesignPoint, DesignedStream, DesignedSequence and NestedPermutation. Given Random123's file of known answers as the last argument it checks
itself against it first.

    known_words.py SEED NAME LEVEL DIMENSION INDEX,INDEX,... [philox_kat.txt]

prints one line for each of the designs random, latin and sobol, the words at the indices.
"""

import sys

MASK = 2**32 - 1

# Degree, coefficients and initial numbers of the first dimensions after the van der Corput sequence.
JOE_KUO = [
    (1, 0, [1]),
    (2, 1, [1, 3]),
    (3, 1, [1, 3, 1]),
    (3, 2, [1, 1, 1]),
    (4, 1, [1, 1, 3, 3]),
    (4, 4, [1, 3, 5, 13]),
    (5, 2, [1, 1, 5, 5, 17]),
    (5, 4, [1, 1, 5, 5, 5]),
    (5, 7, [1, 1, 7, 11, 19]),
]


def philox(counter, key, rounds=10):
    """A block of four words: a Weyl sequence of keys, and two multiplications a round."""
    (a, b, c, d), (k0, k1) = counter, key
    for _ in range(rounds):
        first, second = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = (second >> 32) ^ b ^ k0, second & MASK, (first >> 32) ^ d ^ k1, first & MASK
        k0, k1 = (k0 + 0x9E3779B9) & MASK, (k1 + 0xBB67AE85) & MASK
    return [a, b, c, d]


def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def block(seed, name, number):
    key = fnv1a(name)
    counter = [number & MASK, number >> 32, key & MASK, key >> 32]
    return philox(counter, [seed & MASK, seed >> 32])


def reverse(word):
    return int(f"{word:032b}"[::-1], 2)


def nested(first, second):
    """The nested permutation of two blocks of words."""
    a, b, c, d = first[0] | 1, first[1], first[2] & ~1, first[3]
    e, f, g, h = second[0] | 1, second[1], second[2] & ~1, second[3]

    def permute(n):
        n = (n * a + b) & MASK
        n ^= (n * c + d) & MASK
        n = (n * e + f) & MASK
        return n ^ (n * g + h) & MASK

    return permute


def sobol_directions(dimension):
    """The 32 direction numbers, the first in the highest bit."""
    if dimension == 0:
        return [1 << (31 - place) for place in range(32)]
    degree, coefficients, numbers = JOE_KUO[dimension - 1]
    numbers = list(numbers)
    for place in range(degree, 32):
        value = numbers[place - degree] ^ numbers[place - degree] << degree
        for step in range(1, degree):
            if coefficients >> (degree - 1 - step) & 1:
                value ^= numbers[place - step] << step
        numbers.append(value)
    return [number << (31 - place) for place, number in enumerate(numbers)]


def sobol_point(directions, index):
    point = 0
    for place in range(32):
        if index >> place & 1:
            point ^= directions[place]
    return point


def word(design, seed, name, level, dimension, index):
    if design == "random":
        return block(seed, name, index // 4)[index % 4]
    if level == "rows":
        replicate, half, n = index % 32, 0, index // 32
    else:
        row, k = divmod(index, 64)
        replicate, half, n = row % 32, k // 32, 32 * (row // 32) + k % 32
    start = 2**62 + 4 * (2 * replicate + half)
    scramble = nested(block(seed, name, start), block(seed, name, start + 1))
    if design == "latin":
        shuffle = nested(block(seed, name, start + 2), block(seed, name, start + 3))
        # Bits that are reversed, permuted and reversed: the index shuffled; reversed once more: van der Corput's point.
        n = reverse(shuffle(reverse(n)))
        return reverse(scramble(n))
    if level == "draws":
        shared = "design/sobol"
        shuffle = nested(block(seed, shared, start + 2), block(seed, shared, start + 3))
        n = 32 * (reverse(shuffle(reverse(n))) // 32) + n % 32
    return reverse(scramble(reverse(sobol_point(sobol_directions(dimension), n))))


def check(path):
    """Random123's known answers: rounds, counter, key and block, in hexadecimal."""
    checked = 0
    for line in open(path, encoding="ascii"):
        fields = line.split()
        if fields and fields[0] == "philox4x32":
            words = [int(field, 16) for field in fields[2:]]
            assert philox(words[:4], words[4:6], int(fields[1])) == words[6:], line
            checked += 1
    assert checked == 6, checked


def main(seed, name, level, dimension, indices, known=None):
    if known:
        check(known)
    for design in ("random", "latin", "sobol"):
        print(*(word(design, int(seed), name, level, int(dimension), int(i)) for i in indices.split(",")))


main(*sys.argv[1:])
