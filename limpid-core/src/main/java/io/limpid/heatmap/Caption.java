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
    private final double width;
    private final List<Line> lines;

    private record Line(int paragraph, String text, Font font, Color color) {
        Line withText(String other) {
            return new Line(paragraph, other, font, color);
        }
    }

    private Caption(Lettering lettering, int fontSize, double width, List<Line> lines) {
        this.lettering = lettering;
        this.fontSize = fontSize;
        this.width = width;
        this.lines = List.copyOf(lines);
    }

    /** Breaks a text at its line breaks, and between words where a line gets wider than {@code width}. */
    static Caption of(String text, int fontSize, double width, Lettering lettering) {
        List<Line> lines = new ArrayList<>();
        List<String> paragraphs = text.lines().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < paragraphs.size(); i++) {
            Line like = i == 0
                    ? new Line(i, "", Lettering.bold(fontSize), FIRST)
                    : new Line(i, "", Lettering.plain(fontSize), OTHERS);
            lettering.wrapped(paragraphs.get(i), like.font(), width).forEach(line -> lines.add(like.withText(line)));
        }
        return new Caption(lettering, fontSize, width, lines);
    }

    /** Returns this with no more than so many lines of each paragraph. */
    Caption atMost(int count) {
        List<Line> kept = new ArrayList<>();
        int place = 0;
        for (Line line : lines) {
            boolean first = kept.isEmpty() || kept.get(kept.size() - 1).paragraph() != line.paragraph();
            place = first ? 0 : place + 1;
            if (place < count) {
                kept.add(line);
            } else if (place == count) {
                kept.add(shortened(kept.remove(kept.size() - 1)));
            }
        }
        return new Caption(lettering, fontSize, width, kept);
    }

    private Line shortened(Line line) {
        return line.withText(lettering.endedEarly(line.text(), line.font(), width));
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
