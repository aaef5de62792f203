package io.limpid.heatmap;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.IntStream;

/** A strip of an overlay's colours with the attributions, in the method's own unit, that they stand for. */
final class ColorBar {
    private static final Color INK = new Color(0x333333);
    private static final Color FRAME = new Color(0x999999);
    private static final int SIGNIFICANT_DIGITS = 3;

    private final Overlay overlay;
    private final Font font;
    private final Lettering lettering;

    ColorBar(Overlay overlay, Font font, Lettering lettering) {
        this.overlay = overlay;
        this.font = font;
        this.lettering = lettering;
    }

    /** Draws the strip upright, high values at the top, numbers at its right. */
    void drawUpright(Graphics2D graphics, Rectangle strip) {
        for (int y = 0; y < strip.height; y++) {
            graphics.setColor(color(1 - (y + 0.5) / strip.height));
            graphics.fillRect(strip.x, strip.y + y, strip.width, 1);
        }
        frame(graphics, strip);
        int steps = steps(strip.height);
        int tick = Math.max(3, font.getSize() / 3);
        double capHeight = 0.36 * font.getSize();
        for (int i = 0; i <= steps; i++) {
            double y = strip.y + strip.height * (1 - (double) i / steps);
            double inside = Math.max(strip.y + capHeight, Math.min(strip.y + strip.height - capHeight, y));
            int line = (int) Math.min(strip.y + strip.height - 1, y);
            graphics.setColor(FRAME);
            graphics.fillRect(strip.x + strip.width, line, tick, 1);
            graphics.setColor(INK);
            lettering.draw(graphics, label(i, steps), strip.x + strip.width + 1.6 * tick, inside + capHeight);
        }
    }

    /** Draws the strip lying, high values at the right, the two end numbers at its sides. */
    void drawLying(Graphics2D graphics, Rectangle space) {
        graphics.setFont(font);
        String low = label(0, 1);
        String high = label(1, 1);
        int gap = font.getSize() / 2;
        int left = (int) Math.ceil(lettering.width(low, font)) + gap;
        int right = (int) Math.ceil(lettering.width(high, font)) + gap;
        Rectangle strip = new Rectangle(space.x + left, space.y, space.width - left - right, space.height);
        for (int x = 0; x < strip.width; x++) {
            graphics.setColor(color((x + 0.5) / strip.width));
            graphics.fillRect(strip.x + x, strip.y, 1, strip.height);
        }
        frame(graphics, strip);
        graphics.setColor(INK);
        double base = space.y + space.height / 2.0 + 0.36 * font.getSize();
        lettering.draw(graphics, low, space.x, base);
        lettering.draw(graphics, high, space.x + space.width - right + gap, base);
    }

    /** Returns how wide the numbers beside an upright strip are, ticks included. */
    int labelWidth(int height) {
        int steps = steps(height);
        double widest = IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> lettering.width(label(i, steps), font))
                .max()
                .orElse(0);
        return (int) Math.ceil(widest + 1.6 * Math.max(3, font.getSize() / 3));
    }

    private void frame(Graphics2D graphics, Rectangle strip) {
        graphics.setFont(font);
        graphics.setColor(FRAME);
        graphics.drawRect(strip.x, strip.y, strip.width - 1, strip.height - 1);
    }

    private int steps(int height) {
        return height >= 12 * font.getSize() ? 4 : 2;
    }

    private Color color(double share) {
        double value = overlay.heatmap().sign() == Sign.SIGNED ? 2 * share - 1 : share;
        return new Color(overlay.colorOf(value));
    }

    private String label(int step, int steps) {
        Heatmap heatmap = overlay.heatmap();
        String beyond = "";
        if (heatmap.saturated() && step == steps) {
            beyond = "≥ ";
        } else if (heatmap.saturated() && step == 0 && heatmap.sign() == Sign.SIGNED) {
            beyond = "≤ ";
        }
        return beyond + number(heatmap.low() + (heatmap.high() - heatmap.low()) * step / steps);
    }

    /** Returns a number with three significant digits. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e5) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replaceFirst("e([-+])0", "e$1")
                    .replace("e+", "e");
        }
        return BigDecimal.valueOf(value)
                .round(new MathContext(SIGNIFICANT_DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }
}
