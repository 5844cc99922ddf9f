/** The history of deployments: which revision of a model answered at what time. */
package io.plumbline.gateway.models.revisions;
