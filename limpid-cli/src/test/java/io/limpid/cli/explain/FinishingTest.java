package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is finished in the background, and when it is told. */
class FinishingTest {
    private static final int THREADS = 3;
    private static final long ROOM = 100;

    private final Background background = new Background(THREADS);
    private final Finishing finishing = new Finishing(background, ROOM);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void results_areToldInTheirOrder_byTheCaller_howeverLongEachTakes() {
        CountDownLatch lastIsDone = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        finishing.submit(1, () -> {
            await(lastIsDone);
            return () -> told.add("first");
        });
        finishing.tell(() -> told.add("failed"));
        finishing.submit(1, () -> {
            assertThat(Thread.currentThread()).isNotSameAs(caller);
            lastIsDone.countDown();
            return () -> {
                assertThat(Thread.currentThread()).isSameAs(caller);
                told.add("last");
            };
        });

        finishing.tellAll();

        assertThat(told).containsExactly("first", "failed", "last");
    }

    @Test
    void pictures_areUnderWayTogetherOnlyWhileThereIsRoom() {
        AtomicInteger pixels = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int size : new int[] {40, 40, 40, 90, 10, 60, 300, 20, 50, 50}) {
            finishing.submit(size, () -> {
                most.accumulateAndGet(pixels.addAndGet(size), Math::max);
                await(20);
                pixels.addAndGet(-size);
                return () -> told.add("picture of " + size);
            });
        }
        finishing.tellAll();

        assertThat(told).hasSize(10);
        assertThat(most).hasValue(300);
    }

    @Test
    void pictureLargerThanTheRoom_isWaitedFor() {
        finishing.submit(ROOM + 1, () -> () -> told.add("large"));

        assertThat(told).containsExactly("large");
    }

    @Test
    void results_waitWhileAsManyAreUnderWayAsThereAreThreads() {
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i <= THREADS; i++) {
            String name = "result " + i;
            finishing.submit(0, () -> {
                await(go);
                return () -> told.add(name);
            });
        }
        assertThat(told).isEmpty();
        go.countDown();

        finishing.submit(0, () -> () -> {});

        assertThat(told).startsWith("result 0");
    }

    @Test
    void whatTheWorkThrows_isThrownToTheCaller() {
        // When it is handed in, if it is done by then, and at the end otherwise.
        assertThatThrownBy(() -> {
                    finishing.submit(1, () -> {
                        throw new IllegalStateException("no ink");
                    });
                    finishing.tellAll();
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no ink");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
