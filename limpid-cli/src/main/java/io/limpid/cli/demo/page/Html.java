package io.limpid.cli.demo.page;

import io.limpid.image.Image;
import java.util.Base64;
import java.util.Locale;

/** Pieces of HTML. */
final class Html {
    private Html() {}

    /** Returns text that means itself in HTML. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns a picture that the page holds itself. */
    static String picture(Image image, String description) {
        String content = Base64.getEncoder().encodeToString(image.toJpeg());
        return "<img src=\"data:image/jpeg;base64," + content + "\" alt=\"" + text(description) + "\" width=\""
                + image.width() + "\" height=\"" + image.height() + "\">";
    }

    /** Returns a share from 0 to 1 as whole percents. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }
}
