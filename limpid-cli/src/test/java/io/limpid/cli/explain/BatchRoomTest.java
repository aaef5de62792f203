package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.cli.Bench;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.request.Request;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.program.BatchMemory;
import io.limpid.program.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchRoomTest {
    private static final Network NETWORK =
            Network.of(OnnxModel.of(Bench.NET.graph()), Bench.NET.example(1).shape());

    private static final long BYTES_OF_AN_IMAGE = 4L * Bench.NET.example(1).size();

    private static List<Request> requests(String... methods) {
        return Request.parse(List.of(methods));
    }

    private static BatchRoom of(long bytes) {
        return new BatchRoom(new BatchMemory(bytes), NETWORK);
    }

    @Test
    void batchThatDoesNotFit_isRefusedWithOneThatDoes() {
        assertThatThrownBy(() -> of(1).require(requests("gradient"), 300, 1000))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--batch is 300")
                .hasMessageContaining("a batch of 1 or less");
    }

    @Test
    void imagesThatAreNotThere_takeNoRoom() {
        assertThatCode(() -> of(1).require(requests("gradient"), 300, 1)).doesNotThrowAnyException();
        assertThatCode(() -> of(1).require(requests("gradient"), 1, 300)).doesNotThrowAnyException();
    }

    @Test
    void signalThatGoesAllTheWayBack_takesMoreThanOneThatStaysAtTheEnd() {
        long limit = 40 * BYTES_OF_AN_IMAGE;
        while (!fits(limit, "grad-cam")) {
            limit *= 2;
        }

        assertThat(fits(limit, "gradient")).isFalse();
        assertThat(fits(limit, "grad-cam", "gradient")).isFalse();
        assertThat(fits(1000 * limit, "grad-cam", "gradient")).isTrue();
    }

    private static boolean fits(long limit, String... methods) {
        try {
            of(limit).require(requests(methods), 40, 40);
            return true;
        } catch (UsageException refused) {
            return false;
        }
    }

    @Test
    void methodsWithABatchOfTheirOwn_lookForThemselves() {
        assertThatCode(() -> of(1).require(requests("rise"), 300, 300)).doesNotThrowAnyException();
    }
}
