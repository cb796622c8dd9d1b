# SPDX-License-Identifier: Apache-2.0
"""The yardstick problem vectorised by numpy on one core: python mc_numpy.py DRAWS REPETITIONS. Prints the median."""

import os
import statistics
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"
import numpy as np

DRAWS, REPETITIONS = int(sys.argv[1]), int(sys.argv[2])
SEATS, THRESHOLD = 98, 0.05
SHARES = np.array([0.5390, 0.1090, 0.0859, 0.0841, 0.0680, 0.0520, 0.0230, 0.0390])
ALPHA = 1000 * SHARES + 1
ELIGIBLE = np.array([1, 1, 1, 1, 1, 1, 1, 0], bool)
random = np.random.default_rng(1)


def seats_of(shares):
    votes = np.where((shares >= THRESHOLD) & ELIGIBLE, shares, 0.0)
    quotas = votes * (SEATS / votes.sum(1, keepdims=True))
    whole = np.floor(quotas)
    rests = quotas - whole
    left = (SEATS - whole.sum(1)).astype(np.int8)
    before = np.zeros(shares.shape, np.int8)
    for column in range(shares.shape[1]):  # pairwise ranks: faster here than argsort
        before[:, column] = (rests > rests[:, column : column + 1]).sum(1)
    return whole.astype(np.int16) + (before < left[:, None])


def simulate():
    shares = random.dirichlet(ALPHA, DRAWS)
    seats = seats_of(shares)
    histograms = [np.bincount(seats[:, column], minlength=SEATS + 1) for column in range(8)]
    return seats.mean(0), (shares >= THRESHOLD).mean(0), (seats[:, 0] > SEATS // 2).mean(), histograms


def timed():
    start = time.perf_counter()
    simulate()
    return time.perf_counter() - start


times = [timed() * 1e3 for _ in range(REPETITIONS)]
print(f"numpy {np.__version__} median={statistics.median(times):.3f} ms min={min(times):.3f} ms")
