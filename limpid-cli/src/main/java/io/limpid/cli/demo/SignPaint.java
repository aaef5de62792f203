package io.limpid.cli.demo;

/** The paints of road signs. */
final class SignPaint {
    static final Rgb RED = Rgb.screen(0xB5121B);
    static final Rgb WHITE = Rgb.screen(0xE6E7E4);
    static final Rgb BLACK = Rgb.screen(0x1B1B1D);
    static final Rgb BLUE = Rgb.screen(0x0B4EA2);
    static final Rgb YELLOW = Rgb.screen(0xF2B500);

    private SignPaint() {}
}
