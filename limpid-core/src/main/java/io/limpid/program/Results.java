package io.limpid.program;

import io.limpid.run.Balance;
import io.limpid.run.Ledger;
import io.limpid.run.Outcome;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The names of what a program writes.
 *
 * @param logits name of the output {@code [N,K]}
 * @param attribution name of the output {@code [N,...]}
 * @param balances names of outputs {@code [N,2]}, see {@link GraphProgram#balances}
 * @param accounts where it writes what relevance adds up to
 */
record Results(String logits, String attribution, List<String> balances, List<Account> accounts) {
    Results {
        balances = List.copyOf(balances);
        accounts = List.copyOf(accounts);
    }

    /** Returns the names of all outputs. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(logits, attribution));
        names.addAll(balances);
        accounts.forEach(account -> names.add(account.sums().name()));
        return names;
    }

    /** Reads the outcome of a run. */
    Outcome read(Map<String, Tensor> outputs) {
        Tensor scores = Objects.requireNonNull(outputs.get(logits));
        return new Outcome(
                scores,
                Objects.requireNonNull(outputs.get(attribution)),
                readBalances(outputs),
                readLedgers(outputs, scores.size(0)));
    }

    private List<Balance> readBalances(Map<String, Tensor> outputs) {
        List<Balance> read = new ArrayList<>();
        for (String name : balances) {
            float[] pairs = Objects.requireNonNull(outputs.get(name)).toFloats();
            for (int i = 0; i < pairs.length; i += 2) {
                read.add(new Balance(pairs[i], pairs[i + 1]));
            }
        }
        return read;
    }

    private List<Ledger> readLedgers(Map<String, Tensor> outputs, int batch) {
        return accounts.isEmpty()
                ? List.of()
                : IntStream.range(0, batch)
                        .mapToObj(image -> new Ledger(accounts.stream()
                                .map(account -> account.read(outputs, image))
                                .toList()))
                        .toList();
    }
}
