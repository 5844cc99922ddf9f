package io.plumbline.reports.fleet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.reports.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of the fleet.
 *
 * @param model its id
 * @param revision the deployed revision
 * @param labels for people, by name
 * @param baseline id of the model that it is compared with; absent if it has none
 * @param state in one word
 * @param alarms alarms that are up
 * @param activity its answers; their fields stand beside the others in JSON
 * @param rates its rates; their fields stand beside the others in JSON
 */
@Report
public record FleetModel(
        String model,
        String revision,
        Map<String, String> labels,
        Optional<String> baseline,
        FleetState state,
        List<FleetAlarm> alarms,
        @JsonUnwrapped FleetActivity activity,
        @JsonUnwrapped FleetRates rates) {

    public FleetModel {
        baseline = baseline == null ? Optional.empty() : baseline;
        alarms = List.copyOf(alarms);
    }
}
