package io.limpid.evaluation.page;

import io.limpid.evaluation.Example;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pieces of HTML. */
final class Html {
    private static final MathContext SHOWN = new MathContext(3);
    private static final double LEAST = 1e-4;
    private static final double GREATEST = 1e6;

    private Html() {}

    /** Returns text that means itself in HTML. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns words that begin with a capital. */
    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Returns a number with three digits that count; a dash if there is none. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            return "&ndash;";
        }
        double size = Math.abs(number);
        return number != 0 && (size < LEAST || size >= GREATEST)
                ? String.format(Locale.ROOT, "%.2e", number)
                : new BigDecimal(number).round(SHOWN).stripTrailingZeros().toPlainString();
    }

    /** Returns a picture that the page holds itself. */
    static String picture(Example.Picture picture, String description) {
        return "<img src=\"data:image/jpeg;base64," + picture.base64() + "\" alt=\"" + text(description) + "\" width=\""
                + picture.width() + "\" height=\"" + picture.height() + "\">";
    }

    /** Returns a line of a table; the first cell names it. */
    static String row(String first, String... cells) {
        return Stream.of(cells)
                .map(cell -> "<td>" + cell + "</td>")
                .collect(Collectors.joining("", "<tr><th scope=\"row\">" + first + "</th>", "</tr>\n"));
    }

    /** Returns the line of a table that names its columns. */
    static String head(String... names) {
        return Stream.of(names)
                .map(name -> "<th scope=\"col\">" + name + "</th>")
                .collect(Collectors.joining("", "<thead><tr>", "</tr></thead>\n"));
    }

    /** Returns something wide, which is moved sideways by itself, with keys too. */
    static String scrolling(String name, String content) {
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + text(name) + "\">" + content
                + "</div>\n";
    }

    /** Returns a section. */
    static String section(String title, String content) {
        return content.isEmpty() ? "" : "<section>\n<h2>" + title + "</h2>\n" + content + "</section>\n";
    }
}
