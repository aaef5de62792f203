package io.limpid.cli.explain;

import io.limpid.cli.folder.FileNames;
import io.limpid.cli.input.Input;
import io.limpid.cli.request.Request;
import io.limpid.cli.request.TargetChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that a command is going to do, with the names of all files, known before any work is done.
 *
 * @param inputs in order
 * @param requests in order
 * @param target for all of them
 * @param slotsOf each image, method by method, target by target
 */
record Plan(List<Input> inputs, List<Request> requests, TargetChoice target, Map<Input, List<Slot>> slotsOf) {
    static Plan of(List<Input> inputs, List<Request> requests, TargetChoice target) {
        List<String> imageNames = unique(inputs.stream().map(Input::stem).map(List::of));
        List<String> methodNames = unique(requests.stream().map(Request::nameParts));
        List<String> targetNames = unique(
                IntStream.rangeClosed(1, target.count()).mapToObj(target::name).map(List::of));
        Map<Input, List<Slot>> slots = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            List<Slot> ofImage = new ArrayList<>();
            for (int m = 0; m < requests.size(); m++) {
                for (int t = 0; t < target.count(); t++) {
                    String name = String.join(".", imageNames.get(i), methodNames.get(m), targetNames.get(t));
                    ofImage.add(new Slot(inputs.get(i), requests.get(m), t + 1, name));
                }
            }
            slots.put(inputs.get(i), ofImage);
        }
        return new Plan(inputs, requests, target, slots);
    }

    private static List<String> unique(Stream<List<String>> texts) {
        FileNames names = new FileNames();
        return texts.map(names::unique).toList();
    }

    /** Returns the requests in bundles that can be explained together: one method, at all its layers. */
    List<Bundle> bundles() {
        Map<String, List<Request>> byText = requests.stream()
                .collect(Collectors.groupingBy(Request::text, LinkedHashMap::new, Collectors.toList()));
        return byText.values().stream()
                .map(same -> new Bundle(same, target.count()))
                .toList();
    }

    /** Returns a slot for each result: image by image, method by method, target by target. */
    List<Slot> slots() {
        return slotsOf.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the slots of an image. */
    Stream<Slot> of(Input input) {
        return slotsOf.getOrDefault(input, List.of()).stream();
    }

    /** Returns the slots of an image and a method. */
    Stream<Slot> of(Input input, Request request) {
        return of(input).filter(slot -> slot.request().equals(request));
    }

    /** Returns the files that results will be written to. */
    List<String> files() {
        return slots().stream()
                .flatMap(slot -> Stream.of(slot.npy(), slot.png()))
                .toList();
    }
}
