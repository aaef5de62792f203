package io.limpid.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.image.Image;
import io.limpid.tensor.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetteringTest {
    private static final Lettering DOTS = new DotLetters();
    private static final Font FONT = Lettering.plain(9);

    @Test
    void text_isBrokenBetweenWords_andALongWordGoesOnInTheNextLine() {
        assertThat(DOTS.wrapped("one two three", FONT, 7 * 6)).containsExactly("one two", "three");
        assertThat(DOTS.wrapped("extraordinary day", FONT, 5 * 6)).containsExactly("extra", "ordin", "ary", "day");
        assertThat(DOTS.wrapped("lrp(composite=epsilon)", FONT, 10 * 6))
                .containsExactly("lrp(", "composite=", "epsilon)");
    }

    @Test
    void everyDotLetter_looksDifferent() {
        Set<Image> drawn = new HashSet<>();
        String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.,:-+=/()_%×·…≥≤?";

        letters.chars().forEach(letter -> drawn.add(draw(Character.toString(letter))));

        assertThat(drawn).hasSize(letters.length());
        assertThat(draw("a")).isEqualTo(draw("A"));
        assertThat(draw(" ")).isEqualTo(draw(""));
    }

    @Test
    void machineWithoutFonts_getsCompletePictures() {
        Overlay overlay = Heatmap.positive(Tensor.of(new float[] {0, 1}, 1, 2), 40, 40)
                .over(OverlayTest.plain(40, 40), ColorMap.JET)
                .withCaption("grad-cam");

        Image plate = new Plate(overlay, DOTS).draw();
        Image sheet = new SheetLayout(ContactSheet.titled("title").with("tile", overlay), DOTS).draw();

        assertThat(plate.height()).isGreaterThan(400 + 2 * 13);
        assertThat(sheet.width()).isEqualTo(24 + 344);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.67319, 0.673",
        "-12.3456, -12.3",
        "1234.5, 1230",
        "0.00102, 0.00102",
        "0.000123, 1.2e-4",
        "-2500000, -2.5e6",
        "1e-12, 1.0e-12"
    })
    void numbersBesideTheBar_haveThreeDigits(double value, String text) {
        assertThat(ColorBar.number(value)).isEqualTo(text);
    }

    private static Image draw(String text) {
        BufferedImage picture = new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Lettering.onWhite(picture);
        graphics.setColor(Color.BLACK);
        graphics.setFont(FONT);
        DOTS.draw(graphics, text, 2, 10);
        graphics.dispose();
        return Image.of(picture);
    }
}
