package io.limpid.cli.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The story that the demo tells is true. */
class ExhibitionTest {
    private static Exhibition exhibition;

    @BeforeAll
    static void open() {
        exhibition = Exhibition.open(() -> {});
    }

    @Test
    void bothModels_nameEverySign() {
        assertThat(exhibition.matching())
                .allMatch(exhibit -> exhibit.isRight(exhibit.a()) && exhibit.isRight(exhibit.b()));
    }

    @Test
    void honestModel_looksAtTheSign_theOtherAtTheWatermark() {
        assertThat(exhibition.matching()).allSatisfy(exhibit -> {
            Shares a = exhibit.a().shares();
            Shares b = exhibit.b().shares();
            assertThat(a.sign())
                    .isGreaterThan(3
                            * Shares.ofArea(exhibit.a().region().values(), exhibit.picture())
                                    .sign());
            assertThat(a.mark()).isLessThan(0.1);
            assertThat(b.mark()).isGreaterThan(2 * b.sign());
        });
    }

    @Test
    void anotherWatermark_changesOnlyTheMindOfTheModelThatReadsIt() {
        assertThat(exhibition.swapped()).allSatisfy(exhibit -> {
            assertThat(exhibit.a().answer()).isEqualTo(exhibit.truth());
            assertThat(exhibit.b().answer()).isEqualTo(exhibit.signOfMark()).isNotEqualTo(exhibit.truth());
        });
    }
}
