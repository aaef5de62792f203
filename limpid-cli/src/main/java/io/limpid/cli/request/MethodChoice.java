package io.limpid.cli.request;

import io.limpid.cli.console.UsageException;
import io.limpid.evaluation.Contender;
import io.limpid.evaluation.Sweep;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodSpec;
import io.limpid.program.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods that somebody asked for.
 *
 * @param sweeps the layers at which each looks whose spec does not say, by the text of the method
 * @param origin who named the methods
 */
public record MethodChoice(Map<String, Sweep> sweeps, Origin origin) {
    private static final String LAYER = "layer";
    private static final String AUTO = "auto";

    /** Who named the methods. */
    private enum Origin {
        ASKED_FOR,
        OURS
    }

    /**
     * Returns methods as they were given, each once.
     *
     * @throws UsageException if a method, parameter or value does not exist
     */
    public static MethodChoice of(List<String> texts, Sweep layers) {
        Request.parse(texts);
        Map<String, Sweep> sweeps = new LinkedHashMap<>();
        texts.forEach(text -> sweeps.put(text, layers));
        return new MethodChoice(sweeps, Origin.ASKED_FOR);
    }

    /** Returns a varied handful of methods; layers that were given are for those that choose one for themselves. */
    public static MethodChoice handful(Sweep layers) {
        Map<String, Sweep> sweeps = new LinkedHashMap<>();
        Methods.handful().forEach(text -> sweeps.put(text, choosesLayer(text) ? layers : Sweep.none()));
        return new MethodChoice(sweeps, Origin.OURS);
    }

    private static boolean choosesLayer(String text) {
        return Methods.entry(MethodSpec.parse(text).name()).parameters().stream()
                .anyMatch(parameter ->
                        parameter.name().equals(LAYER) && parameter.standard().equals(AUTO));
    }

    /**
     * Returns what is asked of a model: each method, at each of its layers. Methods of our own choice need not suit it.
     *
     * @throws UsageException if the model has no such layer, or a method does not suit it
     */
    public List<Request> fitting(Network network) {
        List<Request> requests = requests(network);
        if (origin == Origin.ASKED_FOR) {
            Fitting.require(
                    requests.stream()
                            .map(request -> new Fitting(request.text(), request.method()))
                            .toList(),
                    network);
        }
        return requests;
    }

    /**
     * Returns what is asked of a model: each method, at each of its layers.
     *
     * @throws UsageException if the model has no such layer
     */
    public List<Request> requests(Network network) {
        try {
            return sweeps.entrySet().stream()
                    .flatMap(entry -> requests(entry.getValue().contenders(List.of(entry.getKey()), network)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    private static Stream<Request> requests(List<Contender> contenders) {
        boolean several = contenders.size() > 1;
        return contenders.stream()
                .map(each -> new Request(each.text(), several ? each.layer() : Optional.empty(), each.method()));
    }
}
