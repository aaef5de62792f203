package io.limpid.heatmap;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Draws text: with the machine's fonts, or where it has none (headless servers) with dot letters of our own. */
sealed interface Lettering permits Lettering.Fonts, DotLetters {
    /** Signs behind which a long word may go on in the next line. */
    String BREAKS = "(,;:=/-_.";

    /** Text of this height that is set off. */
    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    /** Text of this height. */
    static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    /** Returns the best lettering that works here. */
    static Lettering available() {
        return Probe.FOUND;
    }

    /** Returns the width of a text in pixels. */
    double width(String text, Font font);

    /** Draws a text in the graphics' font and colour; {@code y} is its base line. */
    void draw(Graphics2D graphics, String text, double x, double y);

    /** Returns a white picture to draw on, and its smooth graphics. */
    static Graphics2D onWhite(BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        return graphics;
    }

    /** Breaks a text between words into lines that fit a width; a longer word goes on in the next line, behind a sign if it can. */
    default List<String> wrapped(String text, Font font, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, font) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
            while (line.length() > 1 && width(line, font) > width) {
                int fitting = fitting(line, font, width);
                lines.add(line.substring(0, fitting));
                line = line.substring(fitting);
            }
        }
        lines.add(line);
        return lines;
    }

    /** Returns how many letters of a word that is too long stand in the first line. */
    private int fitting(String word, Font font, double width) {
        int most = word.length() - 1;
        while (most > 1 && width(word.substring(0, most), font) > width) {
            most--;
        }
        int behindSign = most;
        while (behindSign > most / 3 && BREAKS.indexOf(word.charAt(behindSign - 1)) < 0) {
            behindSign--;
        }
        return behindSign > most / 3 ? behindSign : most;
    }

    /** Returns a text whose end is left out, so that it fits a width with the sign for that. */
    default String endedEarly(String text, Font font, double width) {
        String shorter = text;
        while (shorter.length() > 1 && width(shorter + "…", font) > width) {
            shorter = shorter.substring(0, shorter.length() - 1);
        }
        return shorter + "…";
    }

    /** The machine's fonts. */
    record Fonts() implements Lettering {
        private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

        @Override
        public double width(String text, Font font) {
            return font.getStringBounds(text, CONTEXT).getWidth();
        }

        @Override
        public void draw(Graphics2D graphics, String text, double x, double y) {
            graphics.drawString(text, (float) x, (float) y);
        }
    }

    /** Tries once whether the machine has fonts. */
    final class Probe {
        private static final Lettering FOUND = find();

        private Probe() {}

        /** Without fonts AWT fails with whatever its platform code throws, errors of class loading among it. */
        private static Lettering find() {
            try {
                Lettering fonts = new Fonts();
                return fonts.width("limpid 0", plain(12)) > 0 ? fonts : new DotLetters();
            } catch (RuntimeException | LinkageError | InternalError e) {
                return new DotLetters();
            }
        }
    }
}
