package io.plumbline.statistics.bench;

import java.util.List;

record ProductScenarios(Runs runs) {
    List<Gate> gates() {
        return List.of();
    }
}
