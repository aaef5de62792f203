package io.limpid.image;

import java.nio.charset.StandardCharsets;

/** How the components of a JPEG file stand for colours, as its markers say (the conventions of the IJG's library). */
enum JpegColors {
    GRAY {
        @Override
        void toRgb(byte[] in, byte[] out, int at, int pixels) {
            for (int i = 0; i < pixels; i++) {
                Pixels.put(out, at + 3 * i, (in[i] & 0xFF) * 0x010101);
            }
        }
    },
    RGB {
        @Override
        void toRgb(byte[] in, byte[] out, int at, int pixels) {
            System.arraycopy(in, 0, out, at, 3 * pixels);
        }
    },
    YCC {
        @Override
        void toRgb(byte[] in, byte[] out, int at, int pixels) {
            for (int i = 0; i < pixels; i++) {
                int rgb = rgbOfYcc(in[3 * i] & 0xFF, in[3 * i + 1] & 0xFF, in[3 * i + 2] & 0xFF);
                Pixels.put(out, at + 3 * i, rgb);
            }
        }
    },
    /** Ink amounts, stored inverted (255 = no ink), as Adobe began and everybody does. */
    CMYK {
        @Override
        void toRgb(byte[] in, byte[] out, int at, int pixels) {
            for (int i = 0; i < pixels; i++) {
                int rgb = (in[4 * i] & 0xFF) << 16 | (in[4 * i + 1] & 0xFF) << 8 | (in[4 * i + 2] & 0xFF);
                Pixels.put(out, at + 3 * i, Pixels.darkened(rgb, in[4 * i + 3] & 0xFF));
            }
        }
    },
    /** As CMYK, with the three colours as luma and chroma. */
    YCCK {
        @Override
        void toRgb(byte[] in, byte[] out, int at, int pixels) {
            for (int i = 0; i < pixels; i++) {
                int inverted = rgbOfYcc(in[4 * i] & 0xFF, in[4 * i + 1] & 0xFF, in[4 * i + 2] & 0xFF);
                Pixels.put(out, at + 3 * i, Pixels.darkened(~inverted & 0xFFFFFF, in[4 * i + 3] & 0xFF));
            }
        }
    };

    private static final int FRACTION_BITS = 16;
    private static final int HALF = 1 << (FRACTION_BITS - 1);
    private static final int CR_TO_RED = fixed(1.40200);
    private static final int CB_TO_BLUE = fixed(1.77200);
    private static final int CR_TO_GREEN = fixed(0.71414);
    private static final int CB_TO_GREEN = fixed(0.34414);

    /** Converts a run of pixels. */
    abstract void toRgb(byte[] in, byte[] out, int at, int pixels);

    /** Reads the markers up to the first scan. */
    static JpegColors of(byte[] file) {
        Markers markers = Markers.of(file);
        return switch (markers.components.length()) {
            case 1 -> GRAY;
            case 3 -> markers.ofThree();
            case 4 -> markers.adobe == 0 || markers.adobe == Markers.ABSENT ? CMYK : YCCK;
            default ->
                throw new IllegalArgumentException(
                        "it has " + markers.components.length() + " colour components; 1, 3 or 4 are allowed");
        };
    }

    private static int fixed(double factor) {
        return (int) (factor * (1 << FRACTION_BITS) + 0.5);
    }

    /** Full-range BT.601, rounded in 16-bit fixed point like the IJG's decoder (JFIF 1.02, "Conversion to RGB"). */
    private static int rgbOfYcc(int y, int cb, int cr) {
        int blueness = cb - 128;
        int redness = cr - 128;
        int red = y + ((CR_TO_RED * redness + HALF) >> FRACTION_BITS);
        int green = y + ((-CB_TO_GREEN * blueness - CR_TO_GREEN * redness + HALF) >> FRACTION_BITS);
        int blue = y + ((CB_TO_BLUE * blueness + HALF) >> FRACTION_BITS);
        return Pixels.clamp(red) << 16 | Pixels.clamp(green) << 8 | Pixels.clamp(blue);
    }

    /** What the file says on its colours: component identifiers, and the JFIF and Adobe markers. */
    private static final class Markers {
        private static final int ABSENT = -1;
        private static final int START_OF_SCAN = 0xDA;
        private static final int APP_0 = 0xE0;
        private static final int APP_14 = 0xEE;

        private String components = "";
        private boolean jfif;
        private int adobe = ABSENT;

        static Markers of(byte[] file) {
            Markers markers = new Markers();
            int at = 2;
            while (at + 4 <= file.length) {
                int marker = file[at + 1] & 0xFF;
                if (file[at] != (byte) 0xFF) {
                    at++;
                } else if (marker == 0xFF || marker == 0 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
                    at += marker == 0xFF ? 1 : 2;
                } else if (marker == START_OF_SCAN) {
                    return markers;
                } else {
                    int length = (file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF);
                    int end = Math.min(at + 2 + length, file.length);
                    markers.see(marker, file, at + 4, end);
                    at += 2 + length;
                }
            }
            return markers;
        }

        private void see(int marker, byte[] file, int from, int end) {
            if (marker == APP_0 && text(file, from, end).startsWith("JFIF\0")) {
                jfif = true;
            } else if (marker == APP_14 && text(file, from, end).startsWith("Adobe") && end - from >= 12) {
                adobe = file[from + 11] & 0xFF;
            } else if (isFrame(marker) && end - from >= 6) {
                components = text(file, from + 6, end).replaceAll("(?s)(.)..", "$1");
            }
        }

        private static boolean isFrame(int marker) {
            return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        }

        private static String text(byte[] file, int from, int end) {
            return new String(file, from, Math.max(0, end - from), StandardCharsets.ISO_8859_1);
        }

        private JpegColors ofThree() {
            if (jfif) {
                return YCC;
            }
            if (adobe != ABSENT) {
                return adobe == 0 ? RGB : YCC;
            }
            return components.equals("RGB") ? RGB : YCC;
        }
    }
}
