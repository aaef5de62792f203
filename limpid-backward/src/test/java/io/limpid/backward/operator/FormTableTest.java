package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormTableTest {
    private static final FormTable TABLE = FormTable.parse(List.of(
            "# a remark",
            "Conv,3,2,1,64,64,28,SUB_PIXEL,100",
            "Conv,3,2,1,64,64,28,CONV_TRANSPOSE,200",
            "Conv,3,2,1,256,256,7,SUB_PIXEL,300",
            "Conv,3,2,1,256,256,7,CONV_TRANSPOSE,150",
            "Conv,3,2,1,512,512,7,SUB_PIXEL,97",
            "Conv,3,2,1,512,512,7,CONV_TRANSPOSE,100",
            "Conv,3,2,64,64,64,28,CONV_TRANSPOSE,10"));
    private static final List<String> BOTH = List.of("CONV_TRANSPOSE", "SUB_PIXEL");

    private static Problem conv(long groups, long channels, long size) {
        return new Problem("Conv", 3, 2, groups, channels, channels, size);
    }

    @Test
    void measuredProblem_getsItsFastestForm() {
        assertThat(TABLE.of(conv(1, 64, 28), BOTH)).isEqualTo("SUB_PIXEL");
        assertThat(TABLE.of(conv(1, 256, 7), BOTH)).isEqualTo("CONV_TRANSPOSE");
    }

    @Test
    void otherSizes_goByTheNearest() {
        assertThat(TABLE.of(conv(1, 96, 28), BOTH)).isEqualTo("SUB_PIXEL");
        assertThat(TABLE.of(conv(1, 224, 14), BOTH)).isEqualTo("CONV_TRANSPOSE");
    }

    @Test
    void timesThatAreAlmostEqual_leaveThePlainerForm() {
        assertThat(TABLE.of(conv(1, 512, 7), BOTH)).isEqualTo("CONV_TRANSPOSE");
    }

    @Test
    void formThatDoesNotExist_isNotChosen() {
        assertThat(TABLE.of(conv(1, 64, 28), List.of("CONV_TRANSPOSE"))).isEqualTo("CONV_TRANSPOSE");
    }

    @Test
    void otherGrouping_isAnotherSort() {
        assertThat(TABLE.of(conv(64, 64, 28), BOTH)).isEqualTo("CONV_TRANSPOSE");
        assertThat(TABLE.of(conv(2, 64, 28), BOTH)).isEqualTo("CONV_TRANSPOSE");
    }

    @Test
    void unknownOperator_getsTheFirstForm() {
        assertThat(TABLE.of(new Problem("MaxPool", 3, 2, 64, 64, 64, 28), List.of("A", "B")))
                .isEqualTo("A");
    }
}
