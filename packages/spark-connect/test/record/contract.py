"""Writes golden/contract.json: what PySpark's Connect client takes the wire contract to be, a line a field.

    python contract.py        (pyspark[connect] 3.5.7)
"""

import json
import pathlib

from google.protobuf import descriptor_pb2
from pyspark.sql.connect.proto import (
    base_pb2,
    catalog_pb2,
    commands_pb2,
    common_pb2,
    expressions_pb2,
    relations_pb2,
    types_pb2,
)

FIELD = descriptor_pb2.FieldDescriptorProto


def of_message(message, path):
    path = f"{path}.{message.name}"
    yield f"message {path}"
    for f in message.field:
        oneof = message.oneof_decl[f.oneof_index].name if f.HasField("oneof_index") else ""
        words = [FIELD.Label.Name(f.label), FIELD.Type.Name(f.type), f.type_name, f.name, f.number]
        yield " ".join([f"{path}:", *map(str, words), oneof, "optional" if f.proto3_optional else ""]).strip()
    for nested in message.nested_type:
        yield from of_message(nested, path)
    for enum in message.enum_type:
        yield from of_enum(enum, path)


def of_enum(enum, path):
    for value in enum.value:
        yield f"enum {path}.{enum.name}: {value.name} {value.number}"


def of_service(service, path):
    for m in service.method:
        ways = f"{'stream ' if m.client_streaming else ''}{m.input_type} {'stream ' if m.server_streaming else ''}{m.output_type}"
        yield f"call {path}.{service.name}.{m.name}: {ways}"


def of_file(module):
    file = descriptor_pb2.FileDescriptorProto()
    module.DESCRIPTOR.CopyToProto(file)
    path = f".{file.package}"
    for message in file.message_type:
        yield from of_message(message, path)
    for enum in file.enum_type:
        yield from of_enum(enum, path)
    for service in file.service:
        yield from of_service(service, path)


MODULES = [base_pb2, catalog_pb2, commands_pb2, common_pb2, expressions_pb2, relations_pb2, types_pb2]
contract = {module.DESCRIPTOR.name: sorted(of_file(module)) for module in MODULES}
(pathlib.Path(__file__).parent.parent / "golden" / "contract.json").write_text(json.dumps(contract, indent=1) + "\n")
