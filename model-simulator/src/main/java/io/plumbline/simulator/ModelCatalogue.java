package io.plumbline.simulator;

import io.plumbline.simulator.chat.ApiError;
import io.plumbline.simulator.chat.SimulatedModel;
import io.plumbline.simulator.judge.JudgeModel;
import io.plumbline.simulator.judge.SpellingJudge;
import io.plumbline.simulator.persona.Personas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models that are served, by name. */
final class ModelCatalogue {

    private final Map<String, SimulatedModel> models = new LinkedHashMap<>();

    ModelCatalogue() {
        Personas.load().forEach(model -> models.put(model.id(), model));
        JudgeModel.all().forEach(model -> models.put(model.id(), model));
        SpellingJudge.all().forEach(model -> models.put(model.id(), model));
    }

    SimulatedModel find(String id) {
        SimulatedModel model = models.get(id);
        if (model == null) {
            throw ApiError.noModel(id);
        }
        return model;
    }

    /** The body of {@code GET /v1/models}. */
    Map<String, Object> listing() {
        List<Map<String, Object>> data =
                models.values().stream().map(ModelCatalogue::entry).toList();
        return Map.of("object", "list", "data", data);
    }

    private static Map<String, Object> entry(SimulatedModel model) {
        return Map.of(
                "id",
                model.id(),
                "object",
                "model",
                "created",
                0,
                "owned_by",
                "plumbline-simulation",
                "simulated",
                true,
                "description",
                "Simulated, not a real model: " + model.about());
    }
}
