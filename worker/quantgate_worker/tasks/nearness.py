"""How near one output comes to the reference's: cosine, SNR, PSNR, SSIM, largest error."""

import math
from typing import Any

import numpy as np

# Equal outputs have no noise: that is said by a number that 32-bit floats cannot reach otherwise.
MOST_DECIBELS = 200.0
BRIGHTEST = 255.0
# Of scikit-image's structural similarity as it is unless told otherwise: a flat window of 7 pixels.
WINDOW = 7
K1, K2 = 0.01, 0.03

_PLANE = 2


def nearness(own: np.ndarray, reference: np.ndarray, *, picture: bool) -> dict[str, Any]:
    """Compare an output with the reference's, of the same shape and finite, in 64-bit floats.

    SNR and PSNR are in decibels, and PSNR's peak is that of the reference, of a picture 255. A
    picture, [height, width(, channels)], has an SSIM where no side is smaller than its window. A
    vector has a largest value, and `argmax` tells whether it stands at the same place.
    """
    one, other = np.asarray(own, np.float64), np.asarray(reference, np.float64)
    noise = float(np.sum(np.square(one - other)))
    signal, peak = float(np.sum(np.square(other))), float(np.max(np.abs(other), initial=0))
    found: dict[str, Any] = {
        "cosine": cosine(one, other) if noise else 1.0,
        "snr": decibels(signal, noise),
        "psnr": decibels((BRIGHTEST if picture else peak) ** 2 * one.size, noise),
        "max-error": float(np.max(np.abs(one - other), initial=0)),
    }
    if picture and min(one.shape[:_PLANE]) >= WINDOW:
        found["ssim"] = ssim(one, other)
    if not picture and 1 < one.size == max(one.shape, default=0):
        found["argmax"] = bool(np.argmax(one) == np.argmax(other))
    return found


def decibels(signal: float, noise: float) -> float:
    """Return ten times the logarithm of their ratio, within what is told of equal outputs."""
    if noise == 0:
        return MOST_DECIBELS
    if signal == 0:
        return -MOST_DECIBELS
    ratio = 10 * (math.log10(signal) - math.log10(noise))
    return max(-MOST_DECIBELS, min(MOST_DECIBELS, ratio))


def cosine(one: np.ndarray, other: np.ndarray) -> float:
    """Return 1 of two that are 0 everywhere, 0 where only one of them is."""
    # Scaled first, or squares of what is very large or small are none.
    lengths = [float(np.max(np.abs(each), initial=0)) for each in (one, other)]
    if 0 in lengths:
        return float(lengths[0] == lengths[1])
    first, second = one.reshape(-1) / lengths[0], other.reshape(-1) / lengths[1]
    norms = math.sqrt(float(first @ first)) * math.sqrt(float(second @ second))
    return max(-1.0, min(1.0, float(first @ second) / norms))


def ssim(one: np.ndarray, other: np.ndarray) -> float:
    """Return the structural similarity of two pictures, 0 to 255, the mean over their channels."""
    planes = (
        [(one[..., c], other[..., c]) for c in range(one.shape[-1])]
        if one.ndim > _PLANE
        else [(one, other)]
    )
    return float(np.mean([_ssim_of_plane(a, b) for a, b in planes]))


def _ssim_of_plane(one: np.ndarray, other: np.ndarray) -> float:
    pixels = WINDOW**2
    unbiased = pixels / (pixels - 1)
    mean_one, mean_other = _means(one), _means(other)
    variance_one = unbiased * (_means(one * one) - mean_one**2)
    variance_other = unbiased * (_means(other * other) - mean_other**2)
    together = unbiased * (_means(one * other) - mean_one * mean_other)
    c1, c2 = (K1 * BRIGHTEST) ** 2, (K2 * BRIGHTEST) ** 2
    likeness = (2 * mean_one * mean_other + c1) * (2 * together + c2)
    most = (mean_one**2 + mean_other**2 + c1) * (variance_one + variance_other + c2)
    return float(np.mean(likeness / most))


def _means(plane: np.ndarray) -> np.ndarray:
    """Return the mean of every window that lies within a plane, by sums from its corner."""
    sums = np.zeros((plane.shape[0] + 1, plane.shape[1] + 1))
    sums[1:, 1:] = plane.cumsum(0).cumsum(1)
    w = WINDOW
    within: np.ndarray = sums[w:, w:] - sums[:-w, w:] - sums[w:, :-w] + sums[:-w, :-w]
    return within / w**2
