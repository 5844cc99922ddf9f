package io.plumbline.simulator.persona;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.simulator.chat.SimulatedModel;
import java.util.List;

/** The personas of {@code personas.json}. */
public final class Personas {

    private Personas() {}

    /** All of them, in the file's order. */
    public static List<SimulatedModel> load() {
        try {
            List<Persona> personas =
                    new JsonMapper().readValue(DataFile.text("personas.json"), new TypeReference<>() {});
            return personas.stream().<SimulatedModel>map(PersonaModel::new).toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("personas.json: " + e.getOriginalMessage(), e);
        }
    }
}
