package io.limpid.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.run.Goal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static List<Goal> goals(int count) {
        return IntStream.range(0, count).mapToObj(i -> Goal.of(i, 1)).toList();
    }

    @Test
    void fewTargets_areExplainedInOneRun() {
        assertThat(Slots.of(5, 100).runs(goals(5))).containsExactly(goals(5));
    }

    @Test
    void manyTargets_areSharedOutEvenly() {
        assertThat(Slots.of(10, 100).runs(goals(10)))
                .containsExactly(goals(10).subList(0, 5), goals(10).subList(5, 10));
    }

    @Test
    void targetsThatDoNotComeOutEven_areFilledUpWithTheLast() {
        List<List<Goal>> runs = Slots.of(17, 100).runs(goals(17));

        assertThat(runs).hasSize(3).allMatch(run -> run.size() == 6);
        assertThat(runs.get(2).get(5)).isEqualTo(Goal.of(16, 1));
    }

    @Test
    void programTooLongForSeveralTargets_isRunForOneAtATime() {
        assertThat(Slots.of(3, 0).runs(goals(3))).hasSize(3);
    }

    @Test
    void rows_holdEachImagesNumbersOfAllGoals() {
        List<Goal> goals = List.of(Goal.join(List.of(Goal.of(1, 1), Goal.of(2, 1))), Goal.of(3, 2));

        assertThat(Slots.rows(goals, Goal::targets).shape()).containsExactly(2, 2);
        assertThat(Slots.rows(goals, Goal::targets).longs().get(0)).isEqualTo(1);
        assertThat(Slots.rows(goals, Goal::targets).longs().get(1)).isEqualTo(3);
        assertThat(Slots.rows(goals, Goal::targets).longs().get(2)).isEqualTo(2);
        assertThat(Slots.rows(goals, Goal::targets).longs().get(3)).isEqualTo(3);
    }
}
