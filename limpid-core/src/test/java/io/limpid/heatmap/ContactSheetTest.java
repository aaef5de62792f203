package io.limpid.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.image.Image;
import io.limpid.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
    private static final Image PHOTO = OverlayTest.plain(320, 240);
    private static final Overlay OVERLAY =
            Heatmap.positive(Tensor.of(new float[] {0, 1}, 1, 2), 320, 240).over(PHOTO, ColorMap.JET);

    @Test
    void tiles_lieInRowsOfEqualSize(@TempDir Path folder) {
        ContactSheet sheet = ContactSheet.titled("four").with("photo", PHOTO);
        for (int i = 0; i < 3; i++) {
            sheet = sheet.with("grad-cam\nlayer " + i, OVERLAY);
        }

        sheet.write(folder.resolve("sheet.png"));

        Image picture = Image.read(folder.resolve("sheet.png"));
        assertThat(picture).isEqualTo(sheet.image());
        assertThat(picture.width()).isEqualTo(24 + 2 * (320 + 24));
        assertThat(picture.rgb(24 + 160, 24 + 28 + 12 + 120)).isEqualTo(0x808080);
        assertThat(picture.rgb(24 + 344 + 160, 24 + 28 + 12 + 120)).isNotIn(0x808080, 0xFFFFFF);
    }

    @Test
    void smallAndLargePhotos_getTilesOfTheFirstOnesSize() {
        Image alone = ContactSheet.titled("").with("a", PHOTO).image();
        Image mixed = ContactSheet.titled("")
                .with("a", PHOTO)
                .with("b", OverlayTest.plain(32, 24))
                .with("c", OverlayTest.plain(900, 900))
                .image();

        assertThat(mixed.height()).isEqualTo(alone.height());
        assertThat(mixed.width()).isEqualTo(24 + 3 * 344);
        assertThat(mixed.rgb(24 + 344 + 5, 24 + 5)).isEqualTo(0x808080);
        assertThat(mixed.rgb(24 + 2 * 344 + 5, 24 + 5)).isEqualTo(0xFFFFFF);
    }

    @Test
    void narrowPhotos_leaveRoomForCaptionsAndNumbers() {
        Image narrow = OverlayTest.plain(10, 400);
        Overlay overlay =
                Heatmap.positive(Tensor.of(new float[] {0, 1}, 1, 2), 400, 10).over(narrow, ColorMap.JET);

        Image sheet = ContactSheet.titled("").with("grad-cam", overlay).image();

        assertThat(sheet.width()).isEqualTo(24 + 224);
    }

    @Test
    void namesThatBeginAlike_areToldApart_andWhatFollowsThemIsShown() {
        Image one = sheet("lrp(composite=epsilon-gamma-box(low=-2,high=2),layer=layer1)\nzebra");
        Image other = sheet("lrp(composite=epsilon-gamma-box(low=-2,high=2),layer=layer2)\nzebra");

        assertThat(one).isNotEqualTo(other);
        assertThat(sheet("a".repeat(400) + "\nzebra")).isNotEqualTo(sheet("a".repeat(400) + "\nhorse"));
        assertThat(sheet("a".repeat(400)).height())
                .isEqualTo(sheet("a".repeat(300)).height());
    }

    private static Image sheet(String caption) {
        return ContactSheet.titled("").with(caption, PHOTO).image();
    }

    @Test
    void sheetWithoutTiles_isRejected() {
        ContactSheet empty = ContactSheet.titled("none");

        assertThatThrownBy(empty::image)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no tiles");
    }
}
