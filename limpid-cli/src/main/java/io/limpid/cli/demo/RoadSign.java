package io.limpid.cli.demo;

import java.util.Arrays;
import java.util.List;

/** The classes of the demo, in the order of the models' logits. */
public enum RoadSign {
    STOP("stop", List.of(new StopFace())),
    YIELD("yield", List.of(new YieldFace())),
    SPEED_LIMIT("speed limit", List.of(SpeedLimitFace.of("30"), SpeedLimitFace.of("50"), SpeedLimitFace.of("70"))),
    NO_ENTRY("no entry", List.of(new NoEntryFace())),
    PRIORITY_ROAD("priority road", List.of(new PriorityFace())),
    PARKING("parking", List.of(new ParkingFace()));

    private final String label;
    private final List<SignFace> faces;

    RoadSign(String label, List<SignFace> faces) {
        this.label = label;
        this.faces = faces;
    }

    /** Returns the name of the class as people read it. */
    public String label() {
        return label;
    }

    /** Returns the names of all classes in the order of the models' logits. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(RoadSign::label).toList();
    }

    /** Returns the plates that carry this sign; every speed limit is one class. */
    List<SignFace> faces() {
        return faces;
    }
}
