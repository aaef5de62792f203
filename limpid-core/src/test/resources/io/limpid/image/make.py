"""Makes the picture fixtures and what Pillow reads from them. Run: python make.py (needs Pillow and NumPy)."""
import numpy as np
from PIL import Image

rng = np.random.default_rng(7)
H, W = 29, 37
y, x = np.mgrid[0:H, 0:W]
base = np.stack([x * 255 / (W - 1), y * 255 / (H - 1), 128 + 100 * np.sin(x / 5) * np.cos(y / 4)], -1)
base[8:20, 10:26] = [200, 40, 30]
base = np.clip(base + rng.normal(0, 6, base.shape), 0, 255).astype(np.uint8)
photo = Image.fromarray(base)
alpha = photo.copy()
alpha.putalpha(Image.fromarray((x * 255 // (W - 1)).astype(np.uint8)))


def expect(name, picture):
    np.save("photos/" + name + ".npy", np.asarray(picture.convert("RGB")))


def made(name, picture, **options):
    picture.save("photos/" + name, **options)
    expect(name, Image.open("photos/" + name))


made("baseline-420.jpg", photo, quality=85, subsampling=2)
made("baseline-422.jpg", photo, quality=85, subsampling=1)
made("progressive-444.jpg", photo, quality=90, subsampling=0, progressive=True)
made("rgb.jpg", photo, quality=90, keep_rgb=True)
made("gray.jpg", photo.convert("L"), quality=90)
made("cmyk.jpg", photo.convert("CMYK"), quality=90)
made("rgb.png", photo)
made("alpha.png", alpha)
made("gray-alpha.png", alpha.convert("LA"))
made("palette.png", photo.quantize(16))
made("bilevel.png", photo.convert("1"))
made("lossless.webp", photo, lossless=True)
made("alpha.webp", alpha, lossless=True, exact=True)
made("lossy.webp", photo, quality=90)
slopes = np.stack([np.mgrid[0:240, 0:160].sum(0) * a + b for a, b in [(-0.3, 230), (-0.1, 190), (0.25, 60)]], -1)
large = Image.fromarray(np.clip(slopes + rng.normal(0, 12, slopes.shape), 0, 255).astype(np.uint8))
large.save("photos/filtered.webp", quality=30)
expect("filtered.webp", Image.open("photos/filtered.webp").resize((4, 6), Image.BOX))
made("lzw.tif", photo, compression="tiff_lzw")
made("jpeg.tif", photo, compression="jpeg")
made("cmyk.tif", photo.convert("CMYK"))
made("palette.gif", photo.quantize(64))
made("rgb.bmp", photo)

sizes = [(19, 11), (61, 90), (37, 10), (5, 29), (1, 1)]
for code, name in [(0, "nearest"), (1, "lanczos"), (2, "bilinear"), (3, "bicubic"), (4, "box"), (5, "hamming")]:
    flat = [np.asarray(photo.resize(size, code)).reshape(-1) for size in sizes]
    np.save("resized/" + name + ".npy", np.concatenate(flat))
