package io.plumbline.gateway.probes.findings;

import io.plumbline.events.judging.Instrument;
import io.plumbline.events.target.RateThresholds;
import io.plumbline.gateway.probes.verdict.JudgeFitness;
import io.plumbline.gateway.probes.verdict.JudgeFitness.State;
import io.plumbline.gateway.probes.verdict.ServedIdentity;
import io.plumbline.gateway.questions.file.ContentHash;
import io.plumbline.reports.instruments.InstrumentState;
import java.util.Map;
import java.util.Set;

/**
 * What decides about a probe's candidates beside their answers.
 *
 * @param thresholds registered thresholds by model id; models that are not registered are absent
 * @param identities whether each candidate differs from its baseline, by model id
 * @param calibrated hashes of the instruments that this gateway calibrates
 * @param servedModels number of answers by the model name in replies, by model id; empty before the probe is over
 */
public record VerdictContext(
        Map<String, RateThresholds> thresholds,
        Map<String, ServedIdentity> identities,
        Set<String> calibrated,
        Map<String, Map<String, Long>> servedModels) {

    public RateThresholds thresholds(String model) {
        return thresholds.getOrDefault(model, RateThresholds.NONE);
    }

    public ServedIdentity identity(String model) {
        return identities.getOrDefault(model, ServedIdentity.NOT_COMPARED);
    }

    public Map<String, Long> servedModels(String model) {
        return servedModels.getOrDefault(model, Map.of());
    }

    public JudgeFitness fitness(InstrumentState judge) {
        return new JudgeFitness(judge.id(), state(judge), judge.reason());
    }

    private State state(InstrumentState judge) {
        if (judge.suspect()) {
            return State.SUSPECT;
        }
        if (judge.calibratedAt().isPresent()) {
            return judge.sensitivity().stream().anyMatch(found -> found == 0) ? State.BLIND : State.CALIBRATED;
        }
        if (Instrument.thresholds(judge.id()).isEmpty()) {
            return State.NOT_MEASURABLE;
        }
        return calibrated.contains(ContentHash.of(judge.id())) ? State.PENDING : State.OFF;
    }
}
