package io.limpid.heatmap;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Capital letters, digits and signs on a grid of 5 x 7 dots: legible text on machines without fonts. */
record DotLetters() implements Lettering {
    private static final int COLUMNS = 5;
    private static final int ROWS = 7;
    private static final int PITCH = COLUMNS + 1;
    private static final double FONT_HEIGHT_IN_DOTS = 9;

    /** Sign, then its seven rows from top to bottom in hexadecimal; the leftmost dot is bit 4. */
    private static final Map<Character, String> ROWS_OF = rowsOf(
            """
            0 0E11131519110E
            1 040C040404040E
            2 0E11010204081F
            3 1F02040201110E
            4 02060A121F0202
            5 1F101E0101110E
            6 0608101E11110E
            7 1F010204080808
            8 0E11110E11110E
            9 0E11110F01020C
            A 0E11111F111111
            B 1E11111E11111E
            C 0E11101010110E
            D 1C12111111121C
            E 1F10101E10101F
            F 1F10101E101010
            G 0E11101711110F
            H 1111111F111111
            I 0E04040404040E
            J 0702020202120C
            K 11121418141211
            L 1010101010101F
            M 111B1515111111
            N 11111915131111
            O 0E11111111110E
            P 1E11111E101010
            Q 0E11111115120D
            R 1E11111E141211
            S 0F10100E01011E
            T 1F040404040404
            U 1111111111110E
            V 11111111110A04
            W 1111111515150A
            X 11110A040A1111
            Y 1111110A040404
            Z 1F01020408101F
            . 00000000000C0C
            , 000000000C0408
            : 000C0C000C0C00
            - 0000001F000000
            − 0000001F000000
            + 0004041F040400
            = 00001F001F0000
            / 00010204081000
            ( 02040808080402
            ) 08040202020408
            _ 0000000000001F
            % 18190204081303
            × 00110A040A1100
            ≥ 0804020408001F
            ≤ 0204080402001F
            · 0000000C000000
            … 00000000000015
            """);

    private static final String UNKNOWN = "1F11111111111F";
    private static final String BLANK = "00000000000000";

    private static Map<Character, String> rowsOf(String table) {
        Map<Character, String> rows = new HashMap<>();
        table.lines().forEach(line -> rows.put(line.charAt(0), line.substring(2)));
        rows.put(' ', BLANK);
        return Map.copyOf(rows);
    }

    @Override
    public double width(String text, Font font) {
        return (double) text.length() * PITCH * dot(font);
    }

    @Override
    public void draw(Graphics2D graphics, String text, double x, double y) {
        int dot = dot(graphics.getFont());
        int left = (int) Math.round(x);
        int top = (int) Math.round(y) - ROWS * dot;
        for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
            String rows = ROWS_OF.getOrDefault(letter, UNKNOWN);
            for (int row = 0; row < ROWS; row++) {
                int dots = Integer.parseInt(rows.substring(2 * row, 2 * row + 2), 16);
                for (int column = 0; column < COLUMNS; column++) {
                    if ((dots >> (COLUMNS - 1 - column) & 1) == 1) {
                        graphics.fillRect(left + column * dot, top + row * dot, dot, dot);
                    }
                }
            }
            left += PITCH * dot;
        }
    }

    private static int dot(Font font) {
        return Math.max(1, (int) Math.round(font.getSize() / FONT_HEIGHT_IN_DOTS));
    }
}
