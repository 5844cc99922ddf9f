package io.plumbline.aggregator.calibration;

import io.plumbline.reports.instruments.InstrumentReport;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Instruments with their latest calibration. */
@Path("/api/v1/instruments")
class InstrumentResource {

    private final Instruments instruments;

    InstrumentResource(Instruments instruments) {
        this.instruments = instruments;
    }

    @GET
    public Uni<List<InstrumentReport>> all() {
        return instruments
                .all()
                .map(all -> all.stream().map(MeasuredInstrument::report).toList());
    }
}
