package dev.staleframe.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manifests against the types of Kubernetes' own API: its Java client refuses fields that are
 * unknown, required ones that are missing, and values of another type.
 */
class KubernetesManifestTest {
  private static final String SHARDS = "docs/ci/kubernetes-job.yaml";
  private static final String REPORT = "docs/ci/kubernetes-report.yaml";

  @Test
  void everyDocumentIsWhatTheApiTakes() throws IOException {
    assertEquals("staleframe-out", claim().getMetadata().getName());
    assertEquals("staleframe-shards", job(SHARDS).getMetadata().getName());
    assertEquals("staleframe-report", job(REPORT).getMetadata().getName());
    assertEquals(2, YamlFile.documents(SHARDS).size());
    assertEquals(1, YamlFile.documents(REPORT).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/spec | backofLimitPerIndex | 3",
        "/spec | completions | \"eight\"",
        "/spec/template/spec | restartPolicies | \"Never\"",
        "/spec/template/spec | containers | {}",
        "/spec/template/spec/containers/0 | arguments | []",
        "/spec/template/spec/containers/0/securityContext | priviledged | false",
        "/spec/template/spec/volumes/0/persistentVolumeClaim | claim | \"out\"",
        "/spec/podFailurePolicy/rules/1/onExitCodes | values | 1",
      })
  void unsoundManifestIsRefused(String where, String field, String value) throws IOException {
    JsonNode document = document(SHARDS, "Job");
    ((ObjectNode) document.at(where)).set(field, new ObjectMapper().readTree(value));
    assertThrows(RuntimeException.class, () -> job(document));
  }

  @ParameterizedTest
  @CsvSource({
    "/spec, template",
    "/spec/template/spec, containers",
    "/spec/template/spec/containers/0, name",
    "/spec/template/spec/containers/0/volumeMounts/0, mountPath",
  })
  void manifestWithoutARequiredFieldIsRefused(String where, String field) throws IOException {
    JsonNode document = document(SHARDS, "Job");
    ((ObjectNode) document.at(where)).remove(field);
    assertThrows(RuntimeException.class, () -> job(document));
  }

  @Test
  void everyShardHasAnIndexAndGoesOnAfterALoss() throws IOException {
    V1Job job = job(SHARDS);
    assertEquals("Indexed", job.getSpec().getCompletionMode());
    assertEquals(
        job.getSpec().getCompletions().toString(), variable(container(job), "SHARDS").getValue());
    assertEquals(job.getSpec().getCompletions(), job.getSpec().getParallelism());
    assertTrue(job.getSpec().getBackoffLimitPerIndex() > 0);
    String command = String.join(" ", container(job).getArgs());
    assertTrue(command.contains("$((JOB_COMPLETION_INDEX + 1))/$SHARDS"), command);
    assertTrue(command.contains("--resume"), command);
  }

  static Stream<V1Job> jobs() throws IOException {
    return Stream.of(job(SHARDS), job(REPORT));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void podsHaveNoRightsThatTheyDoNotNeed(V1Job job) {
    V1PodSpec pod = job.getSpec().getTemplate().getSpec();
    assertEquals("Never", pod.getRestartPolicy());
    assertTrue(pod.getSecurityContext().getRunAsNonRoot());
    assertEquals(false, pod.getAutomountServiceAccountToken());
    assertNull(pod.getHostNetwork());
    assertNull(pod.getHostPID());
    V1Container container = container(job);
    assertNull(container.getSecurityContext().getPrivileged());
    assertEquals(false, container.getSecurityContext().getAllowPrivilegeEscalation());
    assertEquals(List.of("ALL"), container.getSecurityContext().getCapabilities().getDrop());
    assertEquals(
        Set.of("cpu", "memory"),
        container.getResources().getRequests().keySet().stream()
            .filter(name -> !name.equals("ephemeral-storage"))
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void whatIsMountedIsThere(V1Job job) throws IOException {
    V1PodSpec pod = job.getSpec().getTemplate().getSpec();
    assertEquals(
        pod.getVolumes().stream().map(V1Volume::getName).collect(Collectors.toSet()),
        container(job).getVolumeMounts().stream()
            .map(V1VolumeMount::getName)
            .collect(Collectors.toSet()));
    assertEquals(
        claim().getMetadata().getName(),
        pod.getVolumes().get(0).getPersistentVolumeClaim().getClaimName());
    assertEquals(List.of("ReadWriteMany"), claim().getSpec().getAccessModes());
    assertEquals(container(job(SHARDS)).getImage(), container(job).getImage());
  }

  private static V1Container container(V1Job job) {
    List<V1Container> containers = job.getSpec().getTemplate().getSpec().getContainers();
    assertEquals(1, containers.size());
    return containers.get(0);
  }

  private static V1EnvVar variable(V1Container container, String name) {
    return container.getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static V1Job job(String file) throws IOException {
    return job(document(file, "Job"));
  }

  private static V1Job job(JsonNode document) throws IOException {
    assertEquals("batch/v1", document.path("apiVersion").asText());
    V1Job.validateJsonElement(JsonParser.parseString(document.toString()));
    return V1Job.fromJson(document.toString());
  }

  private static V1PersistentVolumeClaim claim() throws IOException {
    JsonNode document = document(SHARDS, "PersistentVolumeClaim");
    assertEquals("v1", document.path("apiVersion").asText());
    V1PersistentVolumeClaim.validateJsonElement(JsonParser.parseString(document.toString()));
    return V1PersistentVolumeClaim.fromJson(document.toString());
  }

  private static JsonNode document(String file, String kind) throws IOException {
    return YamlFile.documents(file).stream()
        .filter(document -> document.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
