package io.limpid.heatmap;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Text below a picture, broken into lines that fit: the first paragraph set off, the others plain. */
final class Caption {
    private static final Color FIRST = new Color(0x111111);
    private static final Color OTHERS = new Color(0x555555);
    private static final double LINE_HEIGHT = 1.4;
    private static final double BASE_LINE = 0.75;

    private final Lettering lettering;
    private final int fontSize;
    private final List<Line> lines;

    private record Line(String text, Font font, Color color) {}

    private Caption(Lettering lettering, int fontSize, List<Line> lines) {
        this.lettering = lettering;
        this.fontSize = fontSize;
        this.lines = lines;
    }

    /** Breaks a text at its line breaks, and between words where a line gets wider than {@code width}. */
    static Caption of(String text, int fontSize, double width, Lettering lettering) {
        List<Line> lines = new ArrayList<>();
        for (String paragraph : text.lines().filter(line -> !line.isBlank()).toList()) {
            Font font = lines.isEmpty() ? Lettering.bold(fontSize) : Lettering.plain(fontSize);
            Color color = lines.isEmpty() ? FIRST : OTHERS;
            lettering.wrapped(paragraph, font, width).forEach(line -> lines.add(new Line(line, font, color)));
        }
        return new Caption(lettering, fontSize, List.copyOf(lines));
    }

    /** Returns the first lines of this. */
    Caption atMost(int count) {
        return new Caption(lettering, fontSize, lines.subList(0, Math.min(count, lines.size())));
    }

    /** Returns the height of all lines in pixels; 0 if there are none. */
    int height() {
        return (int) Math.round(lines.size() * LINE_HEIGHT * fontSize);
    }

    void draw(Graphics2D graphics, int left, int top) {
        for (int i = 0; i < lines.size(); i++) {
            graphics.setFont(lines.get(i).font());
            graphics.setColor(lines.get(i).color());
            lettering.draw(graphics, lines.get(i).text(), left, top + (i + BASE_LINE) * LINE_HEIGHT * fontSize);
        }
    }
}
